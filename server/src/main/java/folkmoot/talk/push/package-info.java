/**
 * Web Push (RFC 8030, 8291, 8292): waking up apps. Tables {@code push_key} and {@code push_subscription}; endpoint {@code
 * /api/v1/push/subscription}. Each notification becomes a job that encrypts it for every subscription that wants it.
 */
package folkmoot.talk.push;
