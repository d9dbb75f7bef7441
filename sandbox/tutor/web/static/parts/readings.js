// The course's book as chapters and pages, in the order of reading.

import { get } from "../core/api.js";

function chaptersIn(part) {
  const children = part.children ?? [];
  if (!children.some((child) => child.type === "part")) return [part];
  return children.filter((child) => child.type === "part").flatMap(chaptersIn); // a unit holds chapters
}

// [{ number, title, pages: [{ id, uuid, title, number }] }]
export async function getChapters(ecosystemId) {
  const [book] = await get(`/ecosystems/${ecosystemId}/readings`);
  return chaptersIn(book).map((chapter) => ({
    number: (chapter.chapter_section ?? []).join("."),
    title: chapter.title,
    pages: (chapter.children ?? []).map((page) => ({
      id: page.id,
      uuid: page.uuid,
      title: page.title,
      number: (page.chapter_section ?? []).join("."),
    })),
  }));
}

// All pages of these chapters, in the order of reading.
export function pagesOf(chapters) {
  return chapters.flatMap((chapter) => chapter.pages);
}
