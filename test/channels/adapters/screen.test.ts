import { expect, test } from 'vitest';
import { screen } from '../../../src/channels/adapters/screen.ts';
import { conforms } from './conformance.ts';
import type { FarSide } from './far-side.ts';
import { doorOf, editionOf, parcelOf, playlistOf } from './fixture.ts';

const settings = screen.settings.parse({});

/** A playlist whose writing may fail, with or without having been done. */
async function openScreen(): Promise<FarSide<typeof settings>> {
  const table = playlistOf();
  let isBroken = false;
  let isAltered = false;
  const put: typeof table.put = async (slide) => {
    await table.put(slide);
    if (isBroken) {
      isBroken = false;
      throw new Error('the connection was lost');
    }
  };
  const shown: typeof table.shown = async (...of) => (isAltered ? 'not yet' : table.shown(...of));
  return {
    settings,
    playlist: { ...table, put, shown },
    copies: () => [...table.slides.values()].map((slide) => slide.html),
    fault: () => {
      isBroken = true;
    },
    tamper: () => {
      isAltered = true;
    },
  };
}

conforms('SCREEN', screen, openScreen, { isInside: true });

const HASH = 'a'.repeat(64);

test('a slide holds pictures of our own store, and nothing that a player could not keep', async () => {
  const body = `<p style="color:red">甲<a href="https://x.example">乙</a></p><img src="/media/${HASH}/1.png" alt="图"><img src="https://x.example/2.png"><video src="/media/${HASH}/3.mp4"></video>`;
  const playlist = playlistOf();
  await screen.send(
    parcelOf(screen, settings, { edition: editionOf({ body }) }),
    doorOf(settings, { playlist }),
  );
  const [slide] = [...playlist.slides.values()];
  expect(slide?.pictures).toEqual([{ url: `/media/${HASH}/1.png`, sha256: HASH }]);
  expect(slide?.html).toContain('<p>甲乙</p>');
  expect(slide?.html).not.toMatch(/style=|x\.example|video|<a /);
});

test('a title is text on the screen, whatever it says', async () => {
  const playlist = playlistOf();
  const edition = editionOf({ title: '<img src=x onerror=alert(1)>' });
  await screen.send(parcelOf(screen, settings, { edition }), doorOf(settings, { playlist }));
  const [slide] = [...playlist.slides.values()];
  expect(slide?.html).toContain('&lt;img');
});

test('an item leaves the screen when its text expires, if that is before its days are over', async () => {
  const playlist = playlistOf();
  const edition = editionOf({ expiresAt: '2026-11-21T00:00:00.000Z' });
  await screen.send(parcelOf(screen, settings, { edition }), doorOf(settings, { playlist }));
  expect([...playlist.slides.values()][0]?.endsAt).toEqual(new Date('2026-11-21T00:00:00.000Z'));
});
