/**
 * What the operators tell all members. Tables {@code announcement}, {@code announcement_dismissal} and {@code
 * announcement_reaction}; command {@code announcement}; endpoints {@code /api/v1/announcements}.
 */
package folkmoot.stewardship.announcement;
