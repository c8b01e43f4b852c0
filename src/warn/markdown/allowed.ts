import type { Schema } from 'hast-util-sanitize'

const elements = 'p h2 h3 h4 h5 h6 ul ol li blockquote strong em a br hr code pre mark'

/** All that a text may become. What is not here is replaced by the words in it. */
export const allowed: Schema = {
  tagNames: elements.split(' '),
  attributes: {
    a: ['href', ['rel', 'noreferrer', 'nofollow', 'ugc']],
    ol: ['start'],
    mark: ['title', ['id', /^[a-z][\w-]*$/i]],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  // Only our own marks have an id, and keep it.
  clobber: [],
  ancestors: {},
  required: {},
  strip: [],
  allowComments: false,
  allowDoctypes: false,
}
