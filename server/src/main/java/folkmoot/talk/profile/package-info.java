/**
 * What people say of themselves and how they want to be shown: names, texts, pictures, links that are proven, moving away,
 * leaving. Endpoints {@code /api/v1/profile} and {@code update_credentials}; {@code Update}, {@code Move} and
 * {@code Delete} of an actor. The rows are {@code account}'s and {@code user}'s.
 */
package folkmoot.talk.profile;
