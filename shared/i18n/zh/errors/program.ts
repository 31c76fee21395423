/** Errors of the program itself: its folders, its commands, opening a project. */
export const programErrors = {
  internal: '程序内部出错：{reason}。已保存的内容不受影响；请复制详细信息反馈给维护人员。',
  'input.invalid': '输入无效（{field}）：{reason}',
  'command.unknown': '没有名为“{name}”的命令。运行 commands 可查看全部命令。',
  'path.not-granted': '只能使用您在文件对话框中选择的文件。请重新选择文件。',
  'settings.no-home':
    '找不到您的个人文件夹。请把环境变量 PLANNER_HOME 设为一个您可以写入的文件夹，再启动一次。',
  'settings.cannot-write':
    '设置文件夹无法写入（{reason}）。请检查它的权限，或把环境变量 PLANNER_HOME 设为一个您可以写入的文件夹。',
  'scratch.cannot-make':
    '无法建立临时文件夹（{reason}）。请检查磁盘空间和环境变量 TMPDIR（Windows 为 TEMP）。',
  'scratch.full':
    '临时文件夹所在磁盘已满，没有作任何改动。请腾出空间，或用环境变量 TMPDIR（Windows 为 TEMP）指定空间更大的文件夹。',
  'browser.cannot-start':
    '浏览器无法启动：{reason}。请关闭本程序的其他窗口后重试，或用 CHROME_PATH 指定另一个浏览器。',
  'project.none-open': '尚未打开任何规划文档。请先新建或打开一个文档。',
  'project.exists': '文件已存在：{name}。请换一个文件名，或直接打开它。',
  'county.unknown': '没有代码为 {code} 的县（区）。请按名称、拼音或六位区划代码查找。',
  'county.data-missing': '县界数据缺失。请运行 npm start 或 npm test 重新生成。',
  'thread.ended': '后台计算意外中断（{reason}），此操作未完成，已保存的内容不受影响。请重试。',
  'job.cancelled': '操作已取消，未作任何更改。',
  'browser.missing': '找不到可用的浏览器内核。请安装 Chrome、Edge 或 Chromium，或设置 CHROME_PATH。',
};
