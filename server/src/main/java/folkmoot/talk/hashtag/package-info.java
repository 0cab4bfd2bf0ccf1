/**
 * What people do with hashtags beside using them: follow them, feature them on their profile, look at their use. Tables
 * {@code followed_tag} and {@code featured_tag}; endpoints {@code /api/v1/tags}, {@code followed_tags},
 * {@code featured_tags}.
 */
package folkmoot.talk.hashtag;
