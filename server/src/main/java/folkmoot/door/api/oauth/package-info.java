/** Client API, apps and OAuth: which program asks for whom, and what it may. */
package folkmoot.door.api.oauth;
