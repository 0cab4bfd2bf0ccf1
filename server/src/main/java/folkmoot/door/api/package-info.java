/**
 * The client API, compatible with Mastodon's: a thin door that turns requests into calls of the features and what they
 * answer into {@code folkmoot.door.api.entity}. One {@code …Routes} for each page of the API's documentation.
 */
package folkmoot.door.api;
