package folkmoot.door.web.ui;

/**
 * A line of a timeline.
 *
 * @param time as machines read it, ISO 8601
 * @param date as people read it
 * @param what happened
 * @param note what was said to it; may be empty
 * @param url where there is more; empty for nowhere
 * @param official whether a public body did it
 */
public record Entry(String time, String date, String what, String note, String url, boolean official) {}
