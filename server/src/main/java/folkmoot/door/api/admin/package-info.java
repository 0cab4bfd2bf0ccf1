/** Client API, admin: accounts, reports, domains, trends, sign-up blocks, figures. */
package folkmoot.door.api.admin;
