/**
 * Coarse categories of code, told from the names of node kinds, which grammars choose alike. They
 * serve to keep a hole near what the examples showed.
 */
export function categoryOf(kind: string): string {
  if (isConstant(kind)) return 'constant';
  if (/string|char(acter)?_literal|rune_literal|heredoc/.test(kind)) return 'string';
  if (/number|integer|float|int_literal|decimal/.test(kind)) return 'number';
  if (isTypeKind(kind)) return 'type';
  if (
    /identifier|member|attribute|field_(access|expression)|selector|subscript|element_(access|reference)|index_expression|call|invocation|^name$|variable|scope_resolution|^constant$|^this$|^self$|^path$|^word$/.test(
      kind,
    )
  ) {
    return 'reference';
  }
  return kind;
}

/** Keywords that are values: their text is their meaning. */
export const isConstant = (kind: string) =>
  /^("?)(none|null|nil|true|false|null_literal|boolean|boolean_literal|undefined)\1$/.test(kind);

export const isTypeKind = (kind: string) =>
  /(^|_)type(_|$)|type_identifier|generic_type|predefined_type/.test(kind) &&
  !/type_arguments|type_parameters|type_annotation/.test(kind);

/** Parts of a list that are not plain values, so that `f(x)` does not stand for `f(k=x)`. */
export const isStructural = (kind: string) =>
  /keyword_argument|named_argument|splat|spread|(^|_)pair$|block_argument|^block$|do_block|variadic_argument/.test(
    kind,
  );

/** Nodes whose children are statements or members. */
export const isBody = (kind: string) =>
  /^(block|statement_block|statement_list|compound_statement|body_statement|block_body|class_body|declaration_list|suite|program|module|source_file|translation_unit|compilation_unit|stylesheet|document|field_declaration_list|interface_body|enum_body|then|switch_block|do_group|constructor_body)$/.test(
    kind,
  );

/** Lists between brackets. */
export const isArguments = (kind: string) =>
  /^(arguments|argument_list|attribute_argument_list)$/.test(kind);

export const isTypeArguments = (kind: string) => /^type_(arguments|argument_list)$/.test(kind);

export const isImport = (kind: string) =>
  /import|^use_declaration$|namespace_use_declaration|using_directive|preproc_include/.test(kind);

export const isFunction = (kind: string) =>
  /function|method_(definition|declaration)|^method$|singleton_method|arrow|lambda|constructor_declaration|closure|func_literal|local_function/.test(
    kind,
  ) && !/call|invocation|type|^"|function_modifiers|declarator/.test(kind);

/** Parts of an expression that begin with a keyword, such as `for x in y`. */
export const isClause = (kind: string) => /(for|if|in|of|when|where|from)_(in_)?clause$/.test(kind);

/** Member access: an object and a property. */
export const isMember = (kind: string) =>
  /^(member_expression|attribute|field_access|field_expression|selector_expression|member_access_expression|scoped_identifier|qualified_name|qualified_identifier|qualified_type|scope_resolution|class_constant_access_expression|scoped_type_identifier|dotted_name)$/.test(
    kind,
  );

/** What binds the name after it to what stands before. */
export const isConnector = (text: string) => /^(?:\??\.|::|->|\?->|&\.)$/.test(text);

export const isCall = (kind: string) =>
  /^(call|call_expression|method_invocation|object_creation_expression|new_expression|function_call_expression|member_call_expression|scoped_call_expression|nullsafe_member_call_expression|invocation_expression|macro_invocation|command|decorator|annotation|marker_annotation)$/.test(
    kind,
  );

/** Elements of markup in code. */
export const isElement = (kind: string) =>
  /^jsx_(self_closing|opening|closing)_element$/.test(kind);

/** Fields that hold the name of what is called, accessed or made. */
export const isNameField = (field: string) =>
  /^(function|constructor|macro|name|method|type|attribute|property|field|command_name|key)$/.test(
    field,
  );

export const isObjectField = (field: string) =>
  /^(object|receiver|operand|value|argument|scope|path|expression|package)$/.test(field);
