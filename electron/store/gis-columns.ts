import { CONSUMER_KINDS } from '../../shared/consumers.ts';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import { grid } from '../../shared/i18n/zh/grid.ts';
import { siteTerms } from '../../shared/i18n/zh/site-terms.ts';
import { supply } from '../../shared/i18n/zh/supply.ts';
import { ui } from '../../shared/i18n/zh/ui.ts';
import { tablesOf } from './layer-tables.ts';

/** Values of a column and what they are called. */
export type Values = Readonly<Record<string, string>>;

/** What programs of geographic information show a column as, and the values they offer. */
interface Hint {
  title: string;
  /** Name of the list of values, and what is in it. */
  values?: readonly [name: string, values: Values];
  /** Follows from other columns: shown, not edited. */
  fixed?: true;
}

export const KINDS = ['planner_site_kind', ui.kinds] as const;
const MOUNTS = ['planner_mount', ui.mounts] as const;
const MOUNTINGS = ['planner_mounting', ui.mountings] as const;
const CONSUMERS = [
  'planner_consumer_kind',
  Object.fromEntries(CONSUMER_KINDS.map((kind) => [kind, supply.kinds[kind]])),
] as const;
export const STATES = ['planner_existing_state', { connected: '已并网', filed: '已备案' }] as const;

const OWNERS = ['planner_owner_class', siteTerms.owners] as const;
const MODES = ['planner_grid_mode', siteTerms.modes] as const;
const TARIFFS = ['planner_tariff', siteTerms.tariffs] as const;
const OPERATED = ['planner_operation', grid.mode.operations] as const;
const SYNTHETIC: Hint = { title: '合成数据（0 否，1 是）' };

const CONTEXT: Readonly<Record<string, Hint>> = {
  name: { title: '名称' },
  class: { title: '类别' },
  properties: { title: '其他属性（JSON）' },
  synthetic: SYNTHETIC,
};

/** What other programs show each column as, by table. */
export const HINTS: Readonly<Record<string, Readonly<Record<string, Hint>>>> = {
  sites: {
    name: { title: '名称' },
    kind: { title: '类型', values: KINDS },
    mount: { title: '支架', values: MOUNTS },
    tilt_deg: { title: '倾角（°）' },
    azimuth_deg: { title: '方位角（°，正南 180）' },
    usable_share: { title: '可用面积比例（0–1）' },
    gcr: { title: '地面覆盖率（0–1）' },
    module_wp_m2: { title: '组件功率密度（Wp/m²）' },
    area_m2: { title: '面积（m²，自动计算）', fixed: true },
    capacity_kwp: { title: '装机容量（kWp，自动计算）', fixed: true },
    notes: { title: '备注' },
    agrivoltaic: { title: '农光互补参数（JSON）' },
    mounting: { title: '安装方式（散热）', values: MOUNTINGS },
    two_faces: { title: '两面朝向（0 否，1 是）' },
    module: { title: '组件型号' },
    inverter: { title: '逆变器型号' },
    owner_class: { title: '业主类别', values: OWNERS },
    grid_mode: { title: '上网模式', values: MODES },
    tariff: { title: '电价类别', values: TARIFFS },
  },
  consumers: {
    name: { title: '名称' },
    kind: { title: '类型', values: CONSUMERS },
    annual_kwh: { title: '年用电量（kWh）' },
    site_ids: { title: '共享站点编号' },
    series_name: { title: '实测负荷文件', fixed: true },
    notes: { title: '备注' },
  },
  feeders: {
    name: { title: '名称' },
    conductor: { title: '导线型号' },
    voltage_kv: { title: '电压（kV）' },
    rating_kva: { title: '限额容量（kVA）' },
    peak_load_kw: { title: '最大负荷（kW）' },
    station_id: { title: '变电站编号' },
    transformer_id: { title: '台区编号' },
    notes: { title: '备注' },
  },
  transformers: {
    name: { title: '名称' },
    rating_kva: { title: '单台容量（kVA）' },
    count: { title: '台数' },
    operation: { title: '运行方式', values: OPERATED },
    peak_load_kw: { title: '最大负荷（kW）' },
    feeder_id: { title: '馈线编号' },
    station_id: { title: '变电站编号' },
    notes: { title: '备注' },
    synthetic: SYNTHETIC,
  },
  existing_pv: {
    name: { title: '名称' },
    state: { title: '状态', values: STATES },
    kwp_ac: { title: '交流侧容量（kW）' },
    kwp_dc: { title: '直流侧容量（kWp）' },
    voltage_kv: { title: '并网电压（kV）' },
    year: { title: '年份' },
    station_id: { title: '变电站编号' },
    feeder_id: { title: '馈线编号' },
    transformer_id: { title: '台区编号' },
    notes: { title: '备注' },
    synthetic: SYNTHETIC,
  },
  ...Object.fromEntries(
    [...CONTEXT_LAYERS.flatMap(tablesOf), 'county_boundary'].map((layer) => [layer, CONTEXT]),
  ),
};
