export const id = 793;
export const ids = [793];
export const modules = {

/***/ 8793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   consolidateRound: () => (/* reexport safe */ _consolidate_round_js__WEBPACK_IMPORTED_MODULE_0__.S),
/* harmony export */   publishRound: () => (/* reexport safe */ _publish_round_js__WEBPACK_IMPORTED_MODULE_1__.w)
/* harmony export */ });
/* harmony import */ var _consolidate_round_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85895);
/* harmony import */ var _publish_round_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5886);
/** What a run needs once its models have answered, and loads while they do. */




/***/ })

};
