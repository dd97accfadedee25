-- What explains a policy is found by one index alone: beside one that knew every kind, the planner read the index of all
-- interpretations too. It changes seldom and is read with every policy, so that nothing waits in a list of its own.
drop index "publication_policy_ids_index";
create index "publication_explains_index" on "publication" using gin ("policy_ids") with (fastupdate = off)
  where "kind" = 'INTERPRETATION' and "withdrawal_kind" is null;
