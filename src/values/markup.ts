const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Controls and marks of direction: they show nothing and could turn words round. */
export const hiddenLetters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Escapes text for element content and quoted attributes; controls and marks of direction are taken out. */
export function escapeText(text: string): string {
  return text.replace(hiddenLetters, '').replace(/[&<>"']/g, (letter) => escapes[letter]!)
}
