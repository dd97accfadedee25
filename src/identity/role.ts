import { registerEnumType } from 'type-graphql';

/** What a person may do in the hub (角色). */
export enum Role {
  EDITOR = 'EDITOR',
  REVIEWER_OFFICE = 'REVIEWER_OFFICE',
  REVIEWER_DEPUTY_SECRETARY = 'REVIEWER_DEPUTY_SECRETARY',
  REVIEWER_VICE_MAYOR = 'REVIEWER_VICE_MAYOR',
  REVIEWER_PUBLICITY = 'REVIEWER_PUBLICITY',
  OPERATOR = 'OPERATOR',
  SUPERVISOR = 'SUPERVISOR',
  ADMIN = 'ADMIN',
}

registerEnumType(Role, {
  name: 'Role',
  description: '角色',
  valuesConfig: {
    EDITOR: { description: '编辑' },
    REVIEWER_OFFICE: { description: '信息办负责人' },
    REVIEWER_DEPUTY_SECRETARY: { description: '分管副秘书长' },
    REVIEWER_VICE_MAYOR: { description: '分管副市长' },
    REVIEWER_PUBLICITY: { description: '宣传部门' },
    OPERATOR: { description: '新媒体运营' },
    SUPERVISOR: { description: '督查' },
    ADMIN: { description: '管理员' },
  },
});
