/** Client API, statuses: written, shown, acted upon; polls, quotes, drafts for later. What is shown is rendered here, for all pages. */
package folkmoot.door.api.status;
