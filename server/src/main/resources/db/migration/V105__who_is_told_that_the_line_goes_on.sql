-- Since when the line stood still, where the words say that it goes on: they are for those who were told of the stop.
alter table incident_telling add column goes_on_since timestamptz;
