/**
 * How public bodies hear of proposals: told once each was sent, reminded, never more than a few messages a day; and how those answer
 * that have no actor, behind a link in a mail. The rules stand in docs/civic/news.md. Tables {@code body_notice}, {@code body_message},
 * {@code body_link}, {@code mailed_answer}.
 */
package folkmoot.civic.notice;
