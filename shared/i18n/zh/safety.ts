/** Texts about copies of the document, read-only documents and what went wrong. */
export const safety = {
  saveCopy: '另存副本…',
  saveCopyName: '{{name}} 副本',
  backups: '备份与恢复…',
  backupsTitle: '备份与恢复',
  backupsHelp:
    '编辑时每 5 分钟、关闭时以及大批更改和恢复之前，各制作一份经过校验的备份，存放在本机设置文件夹中：保留最近 2 份、最近 6 个小时每小时一份、最近 7 天每天一份，以及大批更改和恢复之前的 5 份。软件升级文档之前的副本保存在文档旁边。',
  backupBefore: { bulk: '大批更改之前', restore: '恢复之前', migration: '升级之前' },
  backupsNone: '还没有该文档的备份。',
  newest: '最新',
  restore: '恢复',
  restoreQuestion: '用 {{at}} 的备份替换文档？当前文件会保留在旁边，不会删除。',
  restored: '已从备份恢复；原文件保留为 {{kept}}',
  damagedTitle: '文档已损坏',
  damagedText: '此文档无法完整读取。可以用下面的备份恢复；损坏的文件会保留在旁边，不会删除。',
  readOnly: {
    'newer-version': '此文档由更新版本的软件创建，只能查看。升级软件后可以编辑。',
    'in-use':
      '此文档已在另一个窗口或另一台电脑上打开，这里只能查看。在那边关闭后重新打开，或“另存副本”后编辑副本。',
    'not-writable': '此文档或所在文件夹不允许写入，只能查看。可“另存副本”后编辑副本。',
  },
  crashTitle: '界面出现错误',
  crashText: '这是软件的缺陷。您的每一步编辑都已保存，不会丢失。请先重试；若仍出错，可从最近的备份重新打开。',
  copyDetails: '复制详情',
  reopenBackup: '从最近的备份重新打开',
  reopenBackupAt: '备份时间：{{at}}',
  details: '错误详情',
};
