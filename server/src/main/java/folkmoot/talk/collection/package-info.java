/**
 * Collections: accounts that somebody recommends together. Only accounts that let themselves be discovered can be put into
 * one, and each can take itself out for good. Tables {@code account_collection} and {@code account_collection_item}.
 */
package folkmoot.talk.collection;
