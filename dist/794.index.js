export const id = 794;
export const ids = [794];
export const modules = {

/***/ 31794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ApiError: () => (/* reexport safe */ _google_genai_web__WEBPACK_IMPORTED_MODULE_0__.hD),
/* harmony export */   FunctionCallingConfigMode: () => (/* reexport safe */ _google_genai_web__WEBPACK_IMPORTED_MODULE_0__.ce),
/* harmony export */   GoogleGenAI: () => (/* reexport safe */ _google_genai_web__WEBPACK_IMPORTED_MODULE_0__.M4),
/* harmony export */   ThinkingLevel: () => (/* reexport safe */ _google_genai_web__WEBPACK_IMPORTED_MODULE_0__.HL)
/* harmony export */ });
/* harmony import */ var _google_genai_web__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43238);
/** Of the SDK, what is used: the rest does not come into the bundle. */



/***/ })

};
