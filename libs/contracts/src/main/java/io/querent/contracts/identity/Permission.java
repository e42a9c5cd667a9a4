package io.querent.contracts.identity;

/** Names of permissions, {@code area:action}, as constants for annotations. */
public final class Permission {
  public static final String CHAT_READ = "chat:read";
  public static final String CHAT_WRITE = "chat:write";
  public static final String DATASOURCE_READ = "datasource:read";
  public static final String DATASOURCE_LEARN = "datasource:learn";
  public static final String DATASOURCE_WRITE = "datasource:write";
  public static final String MODEL_WRITE = "model:write";
  public static final String QUERY_RUN = "query:run";
  public static final String SQL_RUN = "sql:run";
  public static final String REPORT_READ = "report:read";
  public static final String REPORT_RUN = "report:run";
  public static final String REPORT_WRITE = "report:write";
  public static final String SCHEDULE_WRITE = "schedule:write";
  public static final String JOB_READ = "job:read";
  public static final String JOB_WRITE = "job:write";
  public static final String RESULT_READ = "result:read";
  public static final String ACCOUNT_READ = "account:read";
  public static final String ACCOUNT_WRITE = "account:write";
  public static final String AUDIT_READ = "audit:read";

  private Permission() {}
}
