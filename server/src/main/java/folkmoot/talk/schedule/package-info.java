/**
 * Posts that wait for their time. Table {@code scheduled_status}; endpoints {@code /api/v1/scheduled_statuses}. What is
 * posted now and what is posted later go the same way: {@link folkmoot.talk.schedule.PostParams}, then
 * {@link folkmoot.talk.schedule.Drafts}, then {@code LocalStatuses}.
 */
package folkmoot.talk.schedule;
