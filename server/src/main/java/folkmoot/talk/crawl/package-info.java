/**
 * Reading what other servers have and did not send: the posts of a community that somebody here begins to follow, what a person
 * shows on top of the profile, and the rest of a thread that somebody looks at (FEP-7888, FEP-f228). Table {@code crawl}; each
 * walk is bounded in pages, posts and frequency, and runs as a job.
 */
package folkmoot.talk.crawl;
