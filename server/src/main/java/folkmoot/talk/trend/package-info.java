/**
 * What many people speak of just now: hashtags, statuses and links in recent public use. Table {@code trend}; endpoints
 * {@code /api/v1/trends}. A job computes the scores; moderators may approve or reject what is shown.
 */
package folkmoot.talk.trend;
