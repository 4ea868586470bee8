export const palette = {
  title: 'Go to',
  open: 'Search',
  find: 'Pages and customers',
  nothing: 'Nothing is called “{{text}}”',
}
