/** Settings that operators change in the browser, without a restart. */
package folkmoot.platform.setting;
