import { Role } from './identity/role.ts';
import { OrganisationLevel } from './sites/organisation.ts';
import { SectionType } from './sites/section.ts';
import { SiteKind } from './sites/site.ts';

/** A demo organisation with its site; the first one is above the others. */
export interface DemoSite {
  organisation: string;
  organisationCode: string;
  level: OrganisationLevel;
  site: string;
  code: string;
  domain: string;
  kind: SiteKind;
}

/** The demo's main site and its two sub-sites. */
export const DEMO_SITES: readonly DemoSite[] = [
  {
    organisation: '示例市人民政府办公室',
    organisationCode: '11430000MB0000001X',
    level: OrganisationLevel.MUNICIPAL,
    site: '示例市人民政府门户网站',
    code: '4300000001',
    domain: 'www.shili.gov.cn',
    kind: SiteKind.MAIN,
  },
  {
    organisation: '示例市教育局',
    organisationCode: '11430000MB0000002X',
    level: OrganisationLevel.MUNICIPAL,
    site: '示例市教育局网站',
    code: '4300000002',
    domain: 'jyj.shili.gov.cn',
    kind: SiteKind.SUB,
  },
  {
    organisation: '示例市青山镇人民政府',
    organisationCode: '11430000MB0000003X',
    level: OrganisationLevel.TOWNSHIP,
    site: '青山镇人民政府网站',
    code: '4300000003',
    domain: 'qingshan.shili.gov.cn',
    kind: SiteKind.SUB,
  },
];

/** The sections of every demo site. */
export const DEMO_SECTIONS: readonly {
  code: string;
  name: string;
  type: SectionType;
  interpretDays?: number;
}[] = [
  { code: 'zcwj', name: '政策文件', type: SectionType.POLICY, interpretDays: 3 },
  { code: 'zcjd', name: '政策解读', type: SectionType.INTERPRETATION },
  { code: 'tzgg', name: '通知公告', type: SectionType.NOTICE },
  { code: 'gzdt', name: '工作动态', type: SectionType.NEWS },
];

/** A demo person; `site` is the code of the site whose organisation they work for. */
export interface DemoUser {
  username: string;
  name: string;
  role: Role;
  site: string;
}

const MAIN = '4300000001';

/** One person for each role, and a second editor who works for the first sub-site. */
export const DEMO_USERS: readonly DemoUser[] = [
  { username: 'editor', name: '编辑 李文', role: Role.EDITOR, site: MAIN },
  { username: 'editor-2', name: '编辑 周敏（市教育局）', role: Role.EDITOR, site: '4300000002' },
  { username: 'reviewer-office', name: '信息办负责人 王强', role: Role.REVIEWER_OFFICE, site: MAIN },
  {
    username: 'reviewer-deputy-secretary',
    name: '分管副秘书长 赵静',
    role: Role.REVIEWER_DEPUTY_SECRETARY,
    site: MAIN,
  },
  { username: 'reviewer-vice-mayor', name: '分管副市长 陈刚', role: Role.REVIEWER_VICE_MAYOR, site: MAIN },
  { username: 'reviewer-publicity', name: '宣传部门 刘洋', role: Role.REVIEWER_PUBLICITY, site: MAIN },
  { username: 'operator', name: '新媒体运营 孙悦', role: Role.OPERATOR, site: MAIN },
  { username: 'supervisor', name: '督查 吴平', role: Role.SUPERVISOR, site: MAIN },
  { username: 'admin', name: '管理员', role: Role.ADMIN, site: MAIN },
];
