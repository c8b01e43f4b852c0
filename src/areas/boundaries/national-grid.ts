/** Degrees of longitude and latitude on WGS84. */
export type Position = readonly [longitude: number, latitude: number]

// The constants of the British National Grid: Ordnance Survey, "A guide to coordinate systems in Great Britain", annex A and 6.6.
const airy = { a: 6377563.396, b: 6356256.909 }
const wgs84 = { a: 6378137, b: 6356752.314245 }
const scale = 0.9996012717
const origin = { latitude: (49 * Math.PI) / 180, longitude: (-2 * Math.PI) / 180, easting: 400_000, northing: -100_000 }
/** OSGB36 → WGS84: metres, parts per million, seconds of arc. Good to about 5 m. */
const helmert = { tx: 446.448, ty: -125.157, tz: 542.06, s: -20.4894, rx: 0.1502, ry: 0.247, rz: 0.8421 }

const e2 = ({ a, b }: { a: number; b: number }) => 1 - (b * b) / (a * a)

/** Easting and northing in metres → longitude and latitude on WGS84, within about 5 m. */
export function fromNationalGrid(easting: number, northing: number): Position {
  const [latitude, longitude] = unproject(easting, northing)
  return toPosition(shift(toCartesian(latitude, longitude)))
}

/** The length of the meridian from the grid's origin, in metres. */
function meridian(latitude: number): number {
  const n = (airy.a - airy.b) / (airy.a + airy.b)
  const [n2, n3] = [n * n, n ** 3]
  const [minus, plus] = [latitude - origin.latitude, latitude + origin.latitude]
  return (
    airy.b *
    scale *
    ((1 + n + (5 / 4) * (n2 + n3)) * minus -
      (3 * n + 3 * n2 + (21 / 8) * n3) * Math.sin(minus) * Math.cos(plus) +
      (15 / 8) * (n2 + n3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
      (35 / 24) * n3 * Math.sin(3 * minus) * Math.cos(3 * plus))
  )
}

/** Grid → latitude and longitude in radians on the Airy ellipsoid (the guide's annex C.2). */
function unproject(easting: number, northing: number): [latitude: number, longitude: number] {
  let phi = origin.latitude
  for (let round = 0; round < 20; round++) {
    const left = northing - origin.northing - meridian(phi)
    phi += left / (airy.a * scale)
    if (Math.abs(left) < 0.00001) break
  }
  const sin2 = Math.sin(phi) ** 2
  const nu = (airy.a * scale) / Math.sqrt(1 - e2(airy) * sin2)
  const rho = (airy.a * scale * (1 - e2(airy))) / (1 - e2(airy) * sin2) ** 1.5
  const eta2 = nu / rho - 1
  const t = Math.tan(phi)
  const [t2, t4, t6] = [t * t, t ** 4, t ** 6]
  const sec = 1 / Math.cos(phi)
  const x = easting - origin.easting
  const latitude =
    phi -
    (t / (2 * rho * nu)) * x ** 2 +
    (t / (24 * rho * nu ** 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * x ** 4 -
    (t / (720 * rho * nu ** 5)) * (61 + 90 * t2 + 45 * t4) * x ** 6
  const longitude =
    origin.longitude +
    (sec / nu) * x -
    (sec / (6 * nu ** 3)) * (nu / rho + 2 * t2) * x ** 3 +
    (sec / (120 * nu ** 5)) * (5 + 28 * t2 + 24 * t4) * x ** 5 -
    (sec / (5040 * nu ** 7)) * (61 + 662 * t2 + 1320 * t4 + 720 * t6) * x ** 7
  return [latitude, longitude]
}

type Cartesian = readonly [x: number, y: number, z: number]

function toCartesian(latitude: number, longitude: number): Cartesian {
  const nu = airy.a / Math.sqrt(1 - e2(airy) * Math.sin(latitude) ** 2)
  const across = nu * Math.cos(latitude)
  return [across * Math.cos(longitude), across * Math.sin(longitude), nu * (1 - e2(airy)) * Math.sin(latitude)]
}

function shift([x, y, z]: Cartesian): Cartesian {
  const { tx, ty, tz } = helmert
  const s = 1 + helmert.s / 1e6
  const [rx, ry, rz] = [helmert.rx, helmert.ry, helmert.rz].map((seconds) => (seconds / 3600) * (Math.PI / 180)) as [
    number,
    number,
    number,
  ]
  return [tx + x * s - y * rz + z * ry, ty + x * rz + y * s - z * rx, tz - x * ry + y * rx + z * s]
}

function toPosition([x, y, z]: Cartesian): Position {
  const across = Math.hypot(x, y)
  let latitude = Math.atan2(z, across * (1 - e2(wgs84)))
  for (let round = 0; round < 6; round++) {
    const nu = wgs84.a / Math.sqrt(1 - e2(wgs84) * Math.sin(latitude) ** 2)
    latitude = Math.atan2(z + e2(wgs84) * nu * Math.sin(latitude), across)
  }
  return [(Math.atan2(y, x) * 180) / Math.PI, (latitude * 180) / Math.PI]
}
