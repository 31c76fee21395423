import { countyChapters } from './plan/county.ts';
import { siteChapters } from './plan/sites.ts';
import { planSources } from './plan/sources.ts';
import { standardTexts } from './plan/standard.ts';
import { targetChapters } from './plan/targets.ts';
import { verdictChapters } from './plan/verdicts.ts';

/**
 * Headings and standard texts of the plan's chapters. A line that begins with `## ` is a heading of its own; `{name}` is
 * a figure of the plan. A planner may write another text, with the same figures.
 */
export const planChapters = {
  headings: {
    summary: '摘要',
    general: '总则',
    county: '县情与现状',
    resource: '太阳能资源评价',
    conditions: '建设条件',
    targets: '发展目标与建设任务',
    siteMap: '总体布局',
    agrivoltaic: '农光互补与乡村振兴',
    fit: '智慧农业与乡村旅游适宜性',
    modes: '开发模式与投资主体',
    grid: '接入与消纳',
    supply: '用电、共享与储能',
    energy: '发电量测算',
    money: '投资估算与经济评价',
    carbon: '碳减排',
    social: '社会与就业效益',
    environment: '环境影响、水土保持与生态红线',
    safety: '施工、消防与运维安全',
    risks: '风险分析与应对',
    organisation: '组织与保障措施',
    comparison: '情景比选',
    conclusion: '结论与建议',
    check: '数值互校',
    method: '方法与模型',
    data: '数据来源与许可',
    assumptions: '计算假设',
    version: '文档版本与核验',
    sites: '附表：项目清单',
    towns: '附图：分乡镇图册',
    maps: '附图：专题图',
    photos: '附图：现场照片',
  },
  /** Where a figure or a statement is missing that the program cannot know. */
  /** Between what is listed. */
  comma: '、',
  lessThan: '不足 {least}',
  blank: '（待填写）',
  ...standardTexts,
  ...planSources,
  ...countyChapters,
  ...targetChapters,
  ...verdictChapters,
  ...siteChapters,
};

export type PlanChapters = typeof planChapters;
