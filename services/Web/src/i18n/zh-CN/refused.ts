import type { Words } from '../en'

export const refused: Words['refused'] = {
  network: '无法连接 CloudCrm。您输入的内容还在。',
  trace: '参考编号 {{id}}',
  notHere: '这个网址没有内容',
  home: '回到首页',
  notAllowed: '您没有权限查看此页面',
  notAllowedText: '您的角色没有所需的权限，请联系公司的管理员。',
}
