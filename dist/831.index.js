export const id = 831;
export const ids = [831];
export const modules = {

/***/ 85831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   APIError: () => (/* reexport safe */ _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_0__.LG),
/* harmony export */   Client: () => (/* binding */ Client)
/* harmony export */ });
/* harmony import */ var _anthropic_ai_sdk_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74850);
/* harmony import */ var _anthropic_ai_sdk_resources_messages__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25022);
/* harmony import */ var _anthropic_ai_sdk_core_error__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25064);



/** Of the SDK, what is used: the rest does not come into the bundle. */
class Client extends _anthropic_ai_sdk_client__WEBPACK_IMPORTED_MODULE_1__/* .BaseAnthropic */ .q {
    messages = new _anthropic_ai_sdk_resources_messages__WEBPACK_IMPORTED_MODULE_2__/* .Messages */ .B2(this);
}


/***/ })

};
