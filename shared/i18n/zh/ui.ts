import { account } from './account.ts';
import { agrivoltaic } from './agrivoltaic.ts';
import { carbon } from './carbon.ts';
import { cells } from './cells.ts';
import { compare } from './compare.ts';
import { editChanges } from './edit-changes.ts';
import { equipment } from './equipment.ts';
import { exports, hourly, mapFile } from './export.ts';
import { features } from './features.ts';
import { field } from './field.ts';
import { find } from './find.ts';
import { fit } from './fit.ts';
import { grid } from './grid.ts';
import { ground } from './ground.ts';
import { groups } from './groups.ts';
import { habits } from './habits.ts';
import { imports } from './import.ts';
import { jobs } from './jobs.ts';
import { classes, coordinates, hints, layers, map, tools } from './map.ts';
import { models } from './models.ts';
import { money } from './money.ts';
import { overlaps } from './overlaps.ts';
import { photos } from './photos.ts';
import { report } from './plan-dialog.ts';
import { portfolio } from './portfolio.ts';
import { province } from './province.ts';
import { roofs } from './roofs.ts';
import { rulePack } from './rule-pack.ts';
import { rules } from './rules.ts';
import { safety } from './safety.ts';
import { scenarios, weather } from './scenarios.ts';
import { shapes } from './shapes.ts';
import { siteTerms } from './site-terms.ts';
import { dashboard, loss, results, sites, summary, uncertainty } from './sites.ts';
import { about, history, start } from './start.ts';
import { supply } from './supply.ts';
import { terms } from './terms.ts';

/** Every text of the window, Chinese (the first language). The shape of this object is the shape of all languages. */
export const ui = {
  app: {
    name: '县域光伏规划',
    tagline: '离线 · 屋顶光伏与农光互补 · 县域能源规划',
    language: '语言',
    otherLanguage: '切换到英文界面',
    theme: '外观',
    themeLight: '浅色',
    themeDark: '深色',
    themeAuto: '跟随系统',
    outOfRange: '未采用：允许 {{min}} 至 {{max}} {{unit}}',
    saved: '所有更改已保存',
    saving: '正在保存…',
    readOnly: '只读',
    loading: '正在载入…',
    starting: '正在启动…',
    offline: '与主程序的连接已断开，正在重连…',
    skipToMap: '跳到地图',
    menu: '项目菜单',
    closeProject: '关闭项目',
    openProject: '打开其他项目…',
    newProject: '新建项目…',
    about: '关于与数据来源',
    shortcuts: '快捷键',
    commandPalette: '命令面板',
    searchCommands: '输入命令，或站点、建筑等的名称、编号、代码…',
    nothingFound: '没有匹配项',
    undo: '撤销',
    redo: '重做',
    undoNamed: '撤销：{{name}}',
    redoNamed: '重做：{{name}}',
    history: '编辑历史',
    historyEmpty: '还没有编辑',
    historyUndone: '已撤销',
    exportPlan: '导出规划',
    cancel: '取消',
    close: '关闭',
    apply: '应用',
    save: '保存',
    delete: '删除',
    retry: '重试',
    reset: '恢复默认值',
    copy: '复制',
    rename: '重命名',
    more: '更多操作',
    expand: '展开',
    collapse: '收起',
    none: '—',
    copied: '已复制',
    undoAction: '撤销此操作',
    resizePanel: '调整面板宽度',
  },
  errors: {
    title: '操作未完成',
    where: '位置',
    file: '文件',
    line: '行',
    feature: '要素',
    field: '字段',
    code: '错误代码',
    details: '复制详情',
    unknown: '发生了未预期的错误',
    disconnected: '无法连接主程序',
    crash: '界面出现错误',
    reload: '重新载入',
    webgl: '此电脑的图形驱动不支持 WebGL，无法显示地图。站点表格与统计仍可使用。',
  },
  history,
  hourly,
  mapFile,
  editChanges,
  start,
  panes: {
    left: '图层、情景与站点',
    map: '地图',
    right: '属性',
    drawer: '站点表格与统计',
    summary: '全县合计',
    dockBottom: '停靠在地图下方',
    dockRight: '停靠在地图右侧',
    ownWindow: '在单独的窗口中打开',
    noDocument: '没有打开的文档。请在主窗口中打开。',
    changeDock: '面板停靠在地图下方或右侧',
    showLeft: '显示左侧面板',
    hideLeft: '隐藏左侧面板',
    showRight: '显示属性面板',
    hideRight: '隐藏属性面板',
  },
  layers,
  classes,
  map,
  tools,
  hints,
  coordinates,
  kinds: { rooftop: '屋顶光伏', agrivoltaic: '农光互补' },
  mountings: { rack: '敞开支架', roof: '沿屋面、背后留缝', flush: '紧贴屋面' },
  mounts: { fixed: '固定支架', 'single-axis-tracker': '单轴跟踪' },
  sites,
  results,
  loss,
  uncertainty,
  models,
  summary,
  account,
  agrivoltaic,
  equipment,
  photos,
  carbon,
  ground,
  habits,
  siteTerms,
  groups,
  rulePack,
  terms,
  field,
  safety,
  find,
  exports,
  imports,
  roofs,
  rules,
  fit,
  money,
  supply,
  grid,
  features,
  cells,
  overlaps,
  shapes,
  portfolio,
  province,
  compare,
  dashboard,
  scenarios,
  weather,
  report,
  jobs,
  about,
  shortcuts: {
    title: '快捷键',
    groupTools: '工具',
    groupEdit: '编辑',
    groupShapes: '图形',
    groupMap: '地图',
    groupView: '界面',
    escape: '取消绘制、测量或选择',
    finish: '完成绘制',
    nudge: '微移所选（Shift 为 10 倍）；没有所选时平移地图',
    rotateBy: '旋转所选 1°（Shift 为 15°）',
    selectAll: '选择全部站点',
    next: '选择下一个 / 上一个站点',
    toggleKind: '切换新站点类型',
    toggleSnap: '开关捕捉',
    toggleDrawer: '开关站点表格',
    toggleLeft: '开关左侧面板',
    toggleRight: '开关属性面板',
    zoom: '缩放',
    sheet: '显示此表',
    focusMap: '焦点移到地图',
  },
};

export type Ui = typeof ui;
