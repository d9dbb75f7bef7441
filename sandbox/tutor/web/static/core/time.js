// The page's present, and moments as people of a course read them.

const asked = Date.parse(document.querySelector("meta[name='app-date']").content);
const ahead = asked - Date.now();

// The present as the server told it with this page: time travel included.
export function now() {
  return new Date(Date.now() + ahead);
}

const ZONES = {
  "US/Central": "America/Chicago",
  "US/Pacific": "America/Los_Angeles",
  "US/Eastern": "America/New_York",
  "US/Mountain": "America/Denver",
  "US/Arizona": "America/Phoenix",
  "US/Hawaii": "Pacific/Honolulu",
  "US/Alaska": "America/Anchorage",
  "US/East-Indiana": "America/Indiana/Indianapolis",
  "Canada/Atlantic": "America/Halifax",
};

// The zones that a course can be in.
export const ZONE_NAMES = Object.keys(ZONES);

function parts(moment, zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: ZONES[zone] ?? zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(new Date(moment)).map((part) => [part.type, part.value]));
}

// "2026-11-24" on a zone's calendar.
export function dayOf(moment, zone) {
  const { year, month, day } = parts(moment, zone);
  return `${year}-${month}-${day}`;
}

// "23:05" on a zone's clock.
export function clockOf(moment, zone) {
  const { hour, minute } = parts(moment, zone);
  return `${hour}:${minute}`;
}

// Minutes by which a zone's clock is ahead of UTC at a moment.
function offset(moment, zone) {
  const { year, month, day, hour, minute, second } = parts(moment, zone);
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - new Date(moment)) / 60_000);
}

// The moment at which a zone's clock shows this day ("2026-11-24") and time ("23:05").
export function momentAt(day, clock, zone) {
  const asIfUtc = Date.parse(`${day}T${clock}:00Z`);
  const first = asIfUtc - offset(asIfUtc, zone) * 60_000;
  // Once more with the offset of the moment found: it may lie on the other side of a change of clocks.
  return new Date(asIfUtc - offset(first, zone) * 60_000);
}

// The day so many days later, as text.
export function plusDays(day, days) {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

// "Nov 24, 11:05 PM" on a zone's clock.
export function readable(moment, zone) {
  return new Intl.DateTimeFormat("en-US", {
    timeZone: ZONES[zone] ?? zone,
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(new Date(moment));
}
