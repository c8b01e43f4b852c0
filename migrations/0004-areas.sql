-- The outline of each district, from the newest official edition that was imported; simplified, in degrees (WGS84).
create table area_boundary (
  district text primary key,
  edition text not null,
  licence text not null,
  imported_at timestamptz not null,
  polygons jsonb not null
);
