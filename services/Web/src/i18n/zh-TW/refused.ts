import type { Words } from '../en'

export const refused: Words['refused'] = {
  network: '無法連上 CloudCrm。您輸入的內容還在。',
  trace: '參考編號 {{id}}',
  notHere: '這個網址沒有內容',
  home: '回到首頁',
  notAllowed: '您沒有權限檢視這個頁面',
  notAllowedText: '您的角色沒有所需的權限，請洽公司的管理員。',
}
