-- By which channel the ticket was taken, so that those who still wait are counted by channel without their visits. It
-- is unknown for announcements from before; most of them have been judged, and are not counted any more.
alter table announcement add channel text;
