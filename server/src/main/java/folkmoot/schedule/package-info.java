/**
 * Posts that wait for their time. Table {@code scheduled_status}; endpoints {@code /api/v1/scheduled_statuses}. What is
 * posted now and what is posted later go the same way: {@link folkmoot.schedule.PostParams}, then
 * {@link folkmoot.schedule.Drafts}, then {@code LocalStatuses}.
 */
package folkmoot.schedule;
