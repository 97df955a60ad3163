export const id = 899;
export const ids = [899];
export const modules = {

/***/ 98899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   APIError: () => (/* reexport safe */ openai_error__WEBPACK_IMPORTED_MODULE_1__.LG),
/* harmony export */   Client: () => (/* reexport safe */ openai__WEBPACK_IMPORTED_MODULE_0__.Ay)
/* harmony export */ });
/* harmony import */ var openai__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59194);
/* harmony import */ var openai_error__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79334);
/** Of the SDK, what is used: the rest does not come into the bundle. */




/***/ })

};
