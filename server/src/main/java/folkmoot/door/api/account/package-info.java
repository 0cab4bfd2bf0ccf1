/** Client API, accounts: who somebody is, relations, filters, hashtags, collections, preferences, sign-up, reports. */
package folkmoot.door.api.account;
