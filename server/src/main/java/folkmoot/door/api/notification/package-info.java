/** Client API, notifications, their policies and requests, and push subscriptions. */
package folkmoot.door.api.notification;
