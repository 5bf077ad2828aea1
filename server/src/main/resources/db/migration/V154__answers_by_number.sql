-- The queues that were offered by number, in that order: a number means what was offered, not what is offered by now.
alter table conversation add offered uuid[];
