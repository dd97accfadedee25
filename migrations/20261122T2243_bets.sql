-- Readers find by what is recommended; who recommended it, when and why is the desk's own.
revoke select on "best_bet" from tonggao_reader;
grant select ("queries", "content_ids") on "best_bet" to tonggao_reader;
