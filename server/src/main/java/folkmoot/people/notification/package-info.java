/**
 * What a local account should hear of. Table {@code notification}; endpoints {@code /api/v1/notifications}. Made in the
 * transaction of the cause, at most once for the same cause.
 */
package folkmoot.people.notification;
