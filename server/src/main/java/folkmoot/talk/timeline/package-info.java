/**
 * Lists of statuses for reading: home, public, tag, and those of one account. Reads {@code status} and {@code follow},
 * writes nothing. Endpoints {@code /api/v1/timelines/*}.
 */
package folkmoot.talk.timeline;
