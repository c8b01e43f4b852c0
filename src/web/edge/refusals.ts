import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { problemPage } from '../pages/about.ts'

/** Why a request was not let in; also a label of the metrics. */
export type RefusalKind = 'method' | 'target' | 'host' | 'plain-http' | 'rate' | 'body'

/** The page that is shown instead, and what its headers say. */
export interface Refusal {
  readonly kind: RefusalKind
  readonly page: Page
  readonly headers: Readonly<Record<string, string>>
}

export const wrongMethod = (allow: string): Refusal => ({
  kind: 'method',
  page: problemPage(405, 'This page cannot be used like that', 'Go to the first page and choose what happened.'),
  headers: { Allow: allow },
})

export const longTarget: Refusal = {
  kind: 'target',
  page: problemPage(414, 'This address is too long', 'It may have been mixed up. Go to the first page instead.'),
  headers: {},
}

/** `home` is the public address. */
export const wrongHost = (home: string): Refusal => ({
  kind: 'host',
  page: {
    title: 'This is not the address of Doorchain here',
    status: 421,
    main: html`<h1>This is not the address of Doorchain here</h1>
<p class="lead">A false or an old link may have led you here. Go to <a href="${home}/">${home}</a> instead.</p>
<p>If you run this service: set PUBLIC_URL to the address that people use.</p>`,
  },
  headers: {},
})

/** `location` starts with the public address. */
export const sendOn = (location: string): Refusal => ({
  kind: 'plain-http',
  page: {
    title: 'Doorchain has a secure address',
    status: 308,
    main: html`<h1>Doorchain has a secure address</h1><p><a href="${location}">Go on to it</a></p>`,
  },
  headers: { Location: location },
})

export const tooLarge: Refusal = {
  kind: 'body',
  page: problemPage(413, 'That is too much text', 'Send only the part that worries you, at most 64,000 letters.'),
  // What is still to come of the body is not read, so the connection cannot serve another request.
  headers: { Connection: 'close' },
}

/** `most` is in bytes, with the form around the file. */
export const tooLargeFile = (most: number): Refusal => ({
  ...tooLarge,
  page: problemPage(
    413,
    'This file is too large',
    `Send one of at most ${Math.floor((most - 16 * 1024) / 1024 / 1024)} MB. What you had sent before is kept.`,
  ),
})

/** A refusal of what was not read. */
export const unread = (refusal: Refusal): Refusal => ({
  ...refusal,
  headers: { ...refusal.headers, ...tooLarge.headers },
})

/** `seconds` is how long to wait. */
export const tooMany = (seconds: number): Refusal => ({
  kind: 'rate',
  page: {
    title: 'Please wait a moment',
    status: 429,
    back: '/',
    main: html`<h1>Please wait a moment</h1>
<p class="lead">Too much was asked from your connection at once. You did nothing wrong. Wait ${wait(seconds)}, then try again.</p>
<p>Until then: give nothing and agree to nothing. Put the phone down. Keep the door shut.</p>
<p>In danger, ring <a href="tel:999">999</a>. These pages always work:</p>
<ul class="links"><li><a href="/danger">In danger</a></li><li><a href="/phone">On the phone now</a></li><li><a href="/door">At the door now</a></li></ul>`,
  },
  headers: { 'Retry-After': String(seconds) },
})

const wait = (seconds: number) => (seconds === 1 ? '1 second' : seconds < 60 ? `${seconds} seconds` : 'a minute')
