package io.querent.kit.job;

/** The statements of {@link JobInbox}; {@code {table}} stands for its table. */
final class InboxSql {
  /** A new request; or a newer one of the same job, which begins again where the last one ended. */
  static final String INSERT =
      """
      insert into {table} as w
        (job_id, kind, organization, generation, caller, payload, state, outcome, ended_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, case when ?::text is null then null else clock_timestamp() end)
      on conflict (job_id) do update set
        generation = excluded.generation, state = excluded.state, outcome = excluded.outcome,
        ended_at = excluded.ended_at, caller = excluded.caller,
        payload = coalesce(excluded.payload, w.payload), reported = false,
        cancel_requested = false, attempts = 0, fence = w.fence + 1, worker = null,
        lease_until = null, not_before = clock_timestamp(), accepted_at = clock_timestamp()
      where w.generation < excluded.generation
      """;

  /** A waiting job ends at once; a running one is told by its next heartbeat. */
  static final String CANCEL =
      """
      update {table} set cancel_requested = true,
        outcome = case when state = 'queued' then ? else outcome end,
        ended_at = case when state = 'queued' then clock_timestamp() else ended_at end,
        state = case when state = 'queued' then 'cancelled' else state end
      where job_id = ? and generation = ? and state in ('queued', 'running')
      """;

  static final String CLAIM =
      """
      with running as (
        select organization, count(*) as n from {table} where state = 'running' group by organization
      ), turn as (
        select organization, max(started_at) as last from {table}
        where started_at > clock_timestamp() - interval '10 minutes' group by organization
      ), next as (
        select w.job_id from {table} w
        left join running r on r.organization = w.organization
        left join turn t on t.organization = w.organization
        where w.state = 'queued' and w.not_before <= clock_timestamp()
          and w.kind = any (?) and w.organization <> all (?)
        order by coalesce(r.n, 0), t.last nulls first, w.accepted_at, w.job_id
        limit 1 for update of w skip locked
      )
      update {table} w set state = 'running', attempts = w.attempts + 1, fence = w.fence + 1,
        worker = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond',
        started_at = clock_timestamp()
      from next where w.job_id = next.job_id
      returning w.job_id, w.kind, w.generation, w.attempts, w.fence, w.caller, w.payload,
        w.checkpoint
      """;

  static final String RENEW =
      """
      update {table} w set lease_until = clock_timestamp() + ? * interval '1 millisecond'
      from unnest(?, ?) as held (job_id, fence)
      where w.job_id = held.job_id and w.fence = held.fence and w.state = 'running'
      returning w.job_id, w.fence, w.cancel_requested
      """;

  static final String CHECKPOINT =
      "update {table} set checkpoint = ? where job_id = ? and fence = ? and state = 'running'";

  static final String END =
      """
      update {table} set state = ?, outcome = ?, reported = false, ended_at = clock_timestamp(),
        worker = null, lease_until = null
      where job_id = ? and fence = ? and state = 'running'
      """;

  static final String RETRY =
      """
      update {table} set state = 'queued', worker = null, lease_until = null,
        not_before = clock_timestamp() + ? * interval '1 millisecond'
      where job_id = ? and fence = ? and state = 'running' and not cancel_requested
      """;

  static final String RELEASE =
      """
      update {table} set state = 'queued', worker = null, lease_until = null,
        attempts = attempts - 1, not_before = clock_timestamp()
      where job_id = ? and fence = ? and state = 'running'
      """;

  static final String LOST =
      """
      select job_id, kind, generation, attempts, fence, caller, payload, checkpoint from {table}
      where state = 'running' and lease_until < clock_timestamp()
      order by lease_until limit ? for update skip locked
      """;

  static final String FREE =
      """
      update {table} set worker = null, lease_until = null, fence = fence + 1,
        state = case when cancel_requested then 'cancelled' when attempts >= ? then 'failed'
                else 'queued' end,
        outcome = case when cancel_requested then ? when attempts >= ? then ? end,
        ended_at = clock_timestamp(), reported = false, not_before = clock_timestamp()
      where job_id = ?
      """;

  static final String REPORTED =
      "update {table} set reported = true where job_id = ? and generation = ?";

  static final String UNREPORTED =
      """
      select outcome from {table} where outcome is not null and not reported
        and ended_at < clock_timestamp() - ? * interval '1 millisecond'
      order by ended_at limit ?
      """;

  static final String TIDY =
      """
      delete from {table} where reported
        and ended_at < clock_timestamp() - ? * interval '1 millisecond'
      """;

  private InboxSql() {}
}
