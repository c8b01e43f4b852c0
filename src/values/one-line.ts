/** Words on one line, without what no database keeps: NUL, and halves of a letter, which escapes of front matter can make. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
