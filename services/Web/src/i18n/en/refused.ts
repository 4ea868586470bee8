export const refused = {
  network: 'CloudCrm cannot be reached. What you typed is still here.',
  trace: 'Reference {{id}}',
  notHere: 'There is nothing at this address',
  home: 'Go home',
  notAllowed: 'You may not see this',
  notAllowedText: 'It takes a right that your role does not have. An admin of your company can give it to you.',
}
