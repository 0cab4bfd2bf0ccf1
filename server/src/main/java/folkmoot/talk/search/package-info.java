/** Finding accounts, statuses and hashtags by words, handles and addresses. Endpoint {@code /api/v2/search}. */
package folkmoot.talk.search;
