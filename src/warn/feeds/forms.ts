/** Forms of a feed: how each address ends, and what it is. */
export const feedForms = {
  'warnings.atom': 'application/atom+xml; charset=utf-8',
  'warnings.json': 'application/feed+json; charset=utf-8',
  'cap.atom': 'application/atom+xml; charset=utf-8',
} as const
export type FeedForm = keyof typeof feedForms
export const formNames = Object.keys(feedForms) as FeedForm[]
