import type { ColumnType } from 'kysely'

/** Polygons of rings of [longitude, latitude]. */
export type PolygonsColumn = ColumnType<
  readonly (readonly (readonly (readonly [number, number])[])[])[],
  string,
  string
>

export interface AreaBoundaryTable {
  readonly district: string
  readonly edition: string
  readonly licence: string
  readonly imported_at: Date
  readonly polygons: PolygonsColumn
}

export interface AreasTables {
  readonly area_boundary: AreaBoundaryTable
}
